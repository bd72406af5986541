from snitflade.scene import Scene
def conflicts(scene: Scene, place):
    return []
